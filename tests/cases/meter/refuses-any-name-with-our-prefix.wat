;; refused: meter.reserved-name
(module (func (export "run") (export "__bengkel_anything")))
