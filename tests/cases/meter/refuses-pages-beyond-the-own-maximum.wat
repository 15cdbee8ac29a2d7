;; pages: 100
;; ends: returned
;; left: 98966 50000
(module (memory 1 2) (func (export "run")
  (if (i32.ne (memory.grow (i32.const 2)) (i32.const -1)) (then unreachable))
  (if (i32.ne (memory.grow (i32.const 1)) (i32.const 1)) (then unreachable))))
