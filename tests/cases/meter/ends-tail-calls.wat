;; ends: out-of-fuel
;; left: -1 49990
(module (func $f (export "run") (return_call $f)))
