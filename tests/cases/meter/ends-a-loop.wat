;; ends: out-of-fuel
;; left: -1 50000
(module (func (export "run") (loop (br 0))))
