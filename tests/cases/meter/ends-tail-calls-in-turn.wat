;; ends: out-of-fuel
;; left: -2 49980
(module (func $f (export "run") (return_call $g)) (func $g (return_call $f)))
