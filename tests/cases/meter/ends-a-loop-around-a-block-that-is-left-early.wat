;; ends: out-of-fuel
;; left: -2 50000
(module (func (export "run") (local i32)
  (loop (block (br_if 0 (local.get 0)) (local.set 0 (i32.const 1)) (br 1)) (local.set 0 (i32.const 0)) (br 0))))
