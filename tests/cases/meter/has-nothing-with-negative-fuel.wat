;; fuel: -5
;; ends: out-of-fuel
;; left: -7 50000
(module (func (export "run") (loop (br_if 0 (i32.const 0)))))
