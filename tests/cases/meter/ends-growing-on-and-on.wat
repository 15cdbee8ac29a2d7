;; pages: 4
;; ends: out-of-fuel
;; left: -4 50000
(module (memory 1) (func (export "run") (loop (drop (memory.grow (i32.const 1))) (br 0))))
