;; ends: too-deep
;; left: 94999 -10
(module (func $f (export "run") (call $g)) (func $g (call $h)) (func $h (call $f)))
