;; fuel: 3
;; ends: out-of-fuel
;; left: -1 50000
(module (func (export "run") (drop (i32.add (i32.const 1) (i32.const 2))) (nop)))
