;; pages: 4
;; ends: returned
;; left: 95884 50000
(module (memory 1) (func (export "run")
  (if (i32.ne (memory.grow (i32.const 5)) (i32.const -1)) (then unreachable))
  (if (i32.ne (memory.grow (i32.const 4)) (i32.const 1)) (then unreachable))
  (if (i32.ne (memory.grow (i32.const 1)) (i32.const -1)) (then unreachable))
  (if (i32.ne (memory.grow (i32.const 0)) (i32.const 5)) (then unreachable))))
