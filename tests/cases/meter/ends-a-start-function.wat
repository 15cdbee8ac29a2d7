;; The host calls it, so that it has fuel and cannot run while nobody counts.
;; ends: out-of-fuel
;; left: -1 50000
(module (func $s (loop (br 0))) (start $s) (func (export "run")))
