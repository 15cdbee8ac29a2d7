;; A thousand throws from ten frames below: none may keep its depth.
;; fuel: 1000000
;; ends: returned
;; left: 914998 50000
(module (tag $e)
  (func $down (param i32) (if (i32.eqz (local.get 0)) (then (throw $e))) (call $down (i32.sub (local.get 0) (i32.const 1))))
  (func (export "run") (local i32)
    (local.set 0 (i32.const 1000))
    (loop $again
      (try (do (call $down (i32.const 10))) (catch $e))
      (br_if $again (local.tee 0 (i32.sub (local.get 0) (i32.const 1)))))))
