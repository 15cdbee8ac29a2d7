;; Exceptions in the encoding that came before try_table, which engines still run and compilers still write. No package
;; carries the proposal's own scripts.

(module
  (tag $none)
  (tag $one (param i32))
  (tag $two (param i32 i64))
  (tag $float (param f64))
  (global $trace (mut i32) (i32.const 0))

  (func $note (param i32)
    (global.set $trace (i32.add (i32.mul (global.get $trace) (i32.const 10)) (local.get 0))))
  (func (export "trace") (result i32) (global.get $trace) (global.set $trace (i32.const 0)))

  (func $throw (export "throw") (param i32)
    (block $three (block $two (block $one (block $zero
      (br_table $zero $one $two $three (local.get 0)))
      (throw $none))
      (throw $one (i32.const 7)))
      (throw $two (i32.const 8) (i64.const 9)))
    (throw $float (f64.const 0.5)))

  (func (export "nothing-thrown") (param i32) (result i32)
    try (result i32) local.get 0 i32.const 1 i32.add catch_all i32.const -1 end)

  (func (export "catch") (param i32) (result i32)
    try (result i32)
      local.get 0 call $throw i32.const -1
    catch $none i32.const 100
    catch $one i32.const 200 i32.add
    catch $two i32.wrap_i64 i32.add i32.const 300 i32.add
    catch_all i32.const 400
    end)

  (func (export "catch-some") (param i32) (result i32)
    try (result i32) local.get 0 call $throw i32.const -1 catch $one end)

  (func (export "catch-in-callers") (param i32) (result i32)
    try (result i32)
      try (result i32) local.get 0 call $throw i32.const -1 catch $one i32.const 1 call $note end
    catch $none
      i32.const 2 call $note i32.const 50
    end)

  (func (export "rethrow") (param i32) (result i32)
    try (result i32)
      try (result i32) local.get 0 call $throw i32.const -1
      catch $one drop i32.const 1 call $note rethrow 0
      catch_all i32.const 2 call $note rethrow 0
      end
    catch $one i32.const 3 call $note
    catch_all i32.const 4 call $note i32.const 0
    end)

  (func (export "rethrow-the-outer") (result i32)
    try (result i32)
      try
        i32.const 0 call $throw
      catch_all
        try
          i32.const 1 call $throw
        catch $one
          drop rethrow 1
        end
      end
      i32.const -1
    catch $one
    catch $none i32.const 11
    end)

  (func (export "delegate-to-a-try") (param i32) (result i32)
    try $outer (result i32)
      try
        try local.get 0 call $throw delegate $outer
      catch_all
        unreachable
      end
      i32.const -1
    catch $none i32.const 21
    catch_all i32.const 22
    end)

  (func $delegate-to-the-caller (param i32)
    try
      try local.get 0 call $throw delegate 1
    catch_all
      i32.const 1 call $note
    end)
  (func (export "delegate-to-the-caller") (param i32) (result i32)
    try (result i32) local.get 0 call $delegate-to-the-caller i32.const -1 catch_all i32.const 31 end)

  (func (export "delegate-through-a-block") (param i32) (result i32)
    try $outer (result i32)
      block $b
        try $inner
          block
            try local.get 0 call $throw delegate $b
          end
        catch_all
          unreachable
        end
      end
      i32.const -1
    catch_all
      i32.const 41
    end)

  (func (export "in-a-loop") (param $rounds i32) (result i32)
    (local $caught i32)
    loop $again
      try
        local.get $rounds i32.const 3 i32.and call $throw
      catch $one
        local.get $caught i32.add local.set $caught
      catch_all
        local.get $caught i32.const 1 i32.add local.set $caught
      end
      local.get $rounds i32.const 1 i32.sub local.tee $rounds
      br_if $again
    end
    local.get $caught)

  (func (export "branch-out-of-a-catch") (param i32) (result i32)
    block $out (result i32)
      try
        local.get 0 call $throw
      catch $one
        br $out
      catch_all
        i32.const 61 br $out
      end
      i32.const -1
    end)

  (func (export "return-out-of-a-try") (param i32) (result i32)
    try
      local.get 0 i32.eqz if i32.const 71 return end
      i32.const 1 call $throw
    catch_all
      i32.const 72 return
    end
    i32.const -1)

  (func $fall (param i32)
    (if (local.get 0) (then (call $fall (i32.sub (local.get 0) (i32.const 1)))) (else (throw $one (i32.const 81)))))
  (func (export "through-many-frames") (param i32) (result i32)
    try (result i32) local.get 0 call $fall i32.const -1 catch $one end)
  (func (export "again-and-again") (param $rounds i32) (result i32)
    loop $again
      try i32.const 90 call $fall catch $one drop end
      local.get $rounds i32.const 1 i32.sub local.tee $rounds
      br_if $again
    end
    local.get $rounds)

  (func (export "a-trap-is-not-caught") (result i32)
    try (result i32) unreachable catch_all i32.const -1 end)
  (func (export "a-division-is-not-caught") (param i32) (result i32)
    try (result i32) i32.const 1 local.get 0 i32.div_s catch_all i32.const -1 end)
)

(assert_return (invoke "nothing-thrown" (i32.const 4)) (i32.const 5))
(assert_exception (invoke "throw" (i32.const 0)))
(assert_exception (invoke "throw" (i32.const 3)))
(assert_return (invoke "catch" (i32.const 0)) (i32.const 100))
(assert_return (invoke "catch" (i32.const 1)) (i32.const 207))
(assert_return (invoke "catch" (i32.const 2)) (i32.const 317))
(assert_return (invoke "catch" (i32.const 3)) (i32.const 400))
(assert_return (invoke "catch-some" (i32.const 1)) (i32.const 7))
(assert_exception (invoke "catch-some" (i32.const 2)))
(assert_return (invoke "catch-in-callers" (i32.const 1)) (i32.const 7))
(assert_return (invoke "catch-in-callers" (i32.const 0)) (i32.const 50))
(assert_exception (invoke "catch-in-callers" (i32.const 2)))
(assert_return (invoke "trace") (i32.const 12))
(assert_return (invoke "rethrow" (i32.const 1)) (i32.const 7))
(assert_return (invoke "rethrow" (i32.const 0)) (i32.const 0))
(assert_return (invoke "trace") (i32.const 1324))
(assert_return (invoke "rethrow-the-outer") (i32.const 11))
(assert_return (invoke "delegate-to-a-try" (i32.const 0)) (i32.const 21))
(assert_return (invoke "delegate-to-a-try" (i32.const 3)) (i32.const 22))
(assert_return (invoke "delegate-to-the-caller" (i32.const 2)) (i32.const 31))
(assert_return (invoke "trace") (i32.const 0))
(assert_return (invoke "delegate-through-a-block" (i32.const 2)) (i32.const 41))
(assert_return (invoke "in-a-loop" (i32.const 1)) (i32.const 7))
(assert_return (invoke "in-a-loop" (i32.const 1000)) (i32.const 2500))
(assert_return (invoke "branch-out-of-a-catch" (i32.const 1)) (i32.const 7))
(assert_return (invoke "branch-out-of-a-catch" (i32.const 2)) (i32.const 61))
(assert_return (invoke "return-out-of-a-try" (i32.const 0)) (i32.const 71))
(assert_return (invoke "return-out-of-a-try" (i32.const 1)) (i32.const 72))
(assert_return (invoke "through-many-frames" (i32.const 300)) (i32.const 81))
(assert_return (invoke "again-and-again" (i32.const 1000)) (i32.const 0))
(assert_trap (invoke "a-trap-is-not-caught") "unreachable")
(assert_trap (invoke "a-division-is-not-caught" (i32.const 0)) "integer divide by zero")

(assert_invalid (module (func try catch 0 end)) "unknown tag")
(assert_invalid (module (tag (param i32)) (func try catch 0 end)) "type mismatch")
(assert_invalid (module (tag) (func (result i32) try (result i32) i32.const 1 catch 0 end)) "type mismatch")
(assert_invalid (module (func (result i32) try (result i32) i32.const 1 catch_all end)) "type mismatch")
(assert_invalid (module (func rethrow 0)) "invalid rethrow label")
(assert_invalid (module (func block try catch_all rethrow 1 end end)) "invalid rethrow label")
(assert_invalid (module (func try rethrow 0 catch_all end)) "invalid rethrow label")
(assert_invalid (module (func try delegate 1)) "unknown label")
(assert_invalid (module (tag) (func try catch_all catch 0 end)) "catch behind catch_all")
(assert_invalid (module (func block catch_all end)) "catch without try")
(assert_invalid (module (func block delegate 0)) "delegate without try")
