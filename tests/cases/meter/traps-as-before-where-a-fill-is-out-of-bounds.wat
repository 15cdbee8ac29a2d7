;; Not out of fuel: the length is charged for work that was done.
;; ends: trapped
;; left: 100000 50000
(module (memory 1) (func (export "run") (memory.fill (i32.const 0) (i32.const 7) (i32.const -1))))
