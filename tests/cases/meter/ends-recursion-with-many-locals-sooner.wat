;; ends: too-deep
;; left: 98076 -24
(module (func $f (export "run") (local i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64) (call $f)))
