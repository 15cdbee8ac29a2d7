;; ends: out-of-fuel
;; left: -1 50000
(module (tag $e) (func (export "run") (loop $again (try (do (throw $e)) (catch $e (br $again))))))
