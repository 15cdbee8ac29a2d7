;; refused: module.unknown-global
(module (global (mut i64) (i64.const 0)) (func (export "run") (global.set 1 (i64.const 1000000))))
