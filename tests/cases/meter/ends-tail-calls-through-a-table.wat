;; ends: out-of-fuel
;; left: -2 49989
(module (table 1 funcref) (elem (i32.const 0) $f) (type $t (func))
  (func $f (export "run") (return_call_indirect (type $t) (i32.const 0))))
