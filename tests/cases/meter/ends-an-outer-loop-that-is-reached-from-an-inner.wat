;; The branch leaves from behind the inner loop's check and never meets it.
;; ends: out-of-fuel
;; left: -1 50000
(module (func (export "run") (loop (block (loop (br 2)) ))))
