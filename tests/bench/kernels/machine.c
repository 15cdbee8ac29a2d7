// A small machine: a loop around a switch.
#include "kernel.h"
enum { PUSH, ADD, SUB, MUL, DUP, SWAP, JUMP_IF, LOAD, STORE, LESS, HALT };
static const int program[] = {PUSH, 0,     STORE, 0,    PUSH, 0,    STORE,   1, LOAD, 0, LOAD, 1, ADD,
                              PUSH, 3,     MUL,   PUSH, 7,    SUB,  STORE,   0, LOAD, 1, PUSH, 1, ADD,
                              DUP,  STORE, 1,     LOAD, 2,    LESS, JUMP_IF, 8, LOAD, 0, HALT};
KERNEL int run(int n) {
    int stack[32], memory[4] = {0, 0, n, 0}, top = 0, at = 0;
    for (;;) {
        switch (program[at++]) {
            case PUSH: stack[top++] = program[at++]; break;
            case ADD: --top, stack[top - 1] = (int)((unsigned)stack[top - 1] + (unsigned)stack[top]); break;
            case SUB: --top, stack[top - 1] = (int)((unsigned)stack[top - 1] - (unsigned)stack[top]); break;
            case MUL: --top, stack[top - 1] = (int)((unsigned)stack[top - 1] * (unsigned)stack[top]); break;
            case DUP: stack[top] = stack[top - 1], ++top; break;
            case SWAP: {
                int t = stack[top - 1];
                stack[top - 1] = stack[top - 2], stack[top - 2] = t;
                break;
            }
            case JUMP_IF:
                if (stack[--top])
                    at = program[at];
                else
                    ++at;
                break;
            case LOAD: stack[top++] = memory[program[at++]]; break;
            case STORE: memory[program[at++]] = stack[--top]; break;
            case LESS: --top, stack[top - 1] = stack[top - 1] < stack[top]; break;
            case HALT: return stack[--top];
        }
    }
}
