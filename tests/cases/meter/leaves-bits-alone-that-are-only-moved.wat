;; ends: returned
;; left: 99980 50000
(module (memory 1) (func (export "run") (local f64)
  (i64.store (i32.const 0) (i64.const 0xfff8000000001234))
  (local.set 0 (f64.load (i32.const 0)))
  (f64.store (i32.const 8) (local.get 0))
  (if (i64.ne (i64.load (i32.const 8)) (i64.const 0xfff8000000001234)) (then unreachable))
  (if (i64.ne (i64.reinterpret_f64 (f64.load (i32.const 0))) (i64.const 0xfff8000000001234)) (then unreachable))))
