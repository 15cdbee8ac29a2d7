;; fuel: 100
;; ends: out-of-fuel
;; left: -1 48990
(module (func $f (export "run") (call $f)))
