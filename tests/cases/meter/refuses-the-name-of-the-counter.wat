;; refused: meter.reserved-name
(module (global (export "__bengkel_left") (mut i64) (i64.const 0)) (func (export "run")))
