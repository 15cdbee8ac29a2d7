;; ends: out-of-fuel
;; left: -500 50000
(module (table 1 funcref) (func (export "run") (loop (drop (table.grow (ref.null func) (i32.const 1000))) (br 0))))
