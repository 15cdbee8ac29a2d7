;; Without validation, what we append would be global 0, and the guest could refill itself.
;; refused: module.unknown-global
(module (func (export "run") (global.set 0 (i64.const 1000000))))
