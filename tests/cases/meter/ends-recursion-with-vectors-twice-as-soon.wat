;; ends: too-deep
;; left: 98809 -22
(module (func $f (export "run") (local v128 v128 v128 v128 v128 v128 v128 v128 v128 v128 v128 v128 v128 v128 v128 v128) (call $f)))
