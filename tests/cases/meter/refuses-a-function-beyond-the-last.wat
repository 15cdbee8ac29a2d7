;; refused: module.unknown-function
(module (func (export "run") (call 7)))
