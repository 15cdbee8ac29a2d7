;; ends: too-deep
;; left: 89999 -10
(module (tag $e) (func $f (export "run") (try (do (throw $e)) (catch_all (call $f)))))
