;; 0/0 has other bits on other machines, and memory shows them.
;; ends: returned
;; left: 99974 50000
(module (memory 1) (func (export "run") (local f64)
  (local.set 0 (f64.div (f64.load (i32.const 0)) (f64.load (i32.const 8))))
  (f64.store (i32.const 16) (f64.add (local.get 0) (f64.const 1)))
  (if (i64.ne (i64.load (i32.const 16)) (i64.const 0x7ff8000000000000)) (then unreachable))
  (f64.store (i32.const 16) (f64.neg (f64.sqrt (f64.const -1))))
  (if (i64.ne (i64.load (i32.const 16)) (i64.const 0xfff8000000000000)) (then unreachable))))
