// Carries out one run of a C++ program with the harness of wasm/guests/cpp, natively: the three calls of the guest border,
// and files for the message and the answer. A process that leaves no answer was ended by the program.
//   usage: program MESSAGE REPLY

#include <unistd.h>

#include <cstdint>
#include <cstdio>

#include "../../../wasm/guests/guest.h"

int main(int, char** argv) {
    if (guest_prepare() != 0) return 70;
    std::FILE* const in = std::fopen(argv[1], "rb");
    std::fseek(in, 0, SEEK_END);
    const auto message_size = static_cast<std::uint32_t>(std::ftell(in));
    std::rewind(in);
    // No operator new here: the program may have its own. Exactly as large as the message, for the sanitizer to watch.
    std::uint8_t* const message = guest_alloc(message_size);
    if (std::fread(message, 1, message_size, in) != message_size) return 71;
    std::fclose(in);

    const std::uint8_t* const reply = guest_run(message, message_size);
    std::uint32_t size = 0;
    for (int i = 0; i < 4; ++i) size |= static_cast<std::uint32_t>(reply[i]) << (8 * i);
    std::FILE* const out = std::fopen(argv[2], "wb");
    std::fwrite(reply + 4, 1, size, out);
    std::fclose(out);
    // The destructors of the program have run.
    _exit(0);
}
