;; ends: too-deep
;; left: 94999 -10
(module (func $f (export "run") (call $f)))
