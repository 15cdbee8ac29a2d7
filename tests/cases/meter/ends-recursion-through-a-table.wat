;; ends: too-deep
;; left: 90908 -6
(module (table 1 funcref) (elem (i32.const 0) $f) (type $t (func))
  (func $f (export "run") (call_indirect (type $t) (i32.const 0))))
