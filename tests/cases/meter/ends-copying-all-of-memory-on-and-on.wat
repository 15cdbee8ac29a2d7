;; ends: out-of-fuel
;; left: -31076 50000
(module (memory 16) (func (export "run") (loop (memory.copy (i32.const 0) (i32.const 1) (i32.const 1048575)) (br 0))))
