;; refused: meter.reserved-name
(module (global (export "__bengkel_fuel") (mut i64) (i64.const 0)) (func (export "run")))
