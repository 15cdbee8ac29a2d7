;; Exceptions caught at the label of the function itself, from frames below: what the suite's try_table.wast leaves out.

(module
  (tag $none)
  (tag $one (param i32))

  (func $down (param i32)
    (if (i32.eqz (local.get 0)) (then (throw $none)))
    (call $down (i32.sub (local.get 0) (i32.const 1))))
  (func $down-with (param i32)
    (if (i32.eqz (local.get 0)) (then (throw $one (i32.const 7))))
    (call $down-with (i32.sub (local.get 0) (i32.const 1))))

  (func (export "nothing") (param i32) (try_table (catch $none 0) (call $down (local.get 0))))
  (func (export "a-value") (param i32) (result i32)
    (try_table (catch $one 0) (call $down-with (local.get 0)))
    (i32.const 0))
  (func (export "a-branch") (param i32)
    (br_if 0 (i32.eqz (local.get 0)))
    (try_table (catch_all 0) (call $down (local.get 0))))

  (func $leaf (param i32) (try_table (catch $none 0) (call $down (local.get 0))))
  (func (export "again") (param i32) (result i32)
    (loop $again
      (call $leaf (i32.const 3))
      (br_if $again (local.tee 0 (i32.sub (local.get 0) (i32.const 1)))))
    (local.get 0)))

(assert_return (invoke "nothing" (i32.const 5)))
(assert_return (invoke "a-value" (i32.const 5)) (i32.const 7))
(assert_return (invoke "a-branch" (i32.const 0)))
(assert_return (invoke "a-branch" (i32.const 5)))
(assert_return (invoke "again" (i32.const 2000)) (i32.const 0))
