;; ends: out-of-fuel
;; left: -2 50000
(module (func (export "run") (loop (block (br_table 0 1 1 (i32.const 1))))))
