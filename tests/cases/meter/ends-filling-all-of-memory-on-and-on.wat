;; ends: out-of-fuel
;; left: -31077 50000
(module (memory 16) (func (export "run") (loop (memory.fill (i32.const 0) (i32.const 7) (i32.const 1048576)) (br 0))))
