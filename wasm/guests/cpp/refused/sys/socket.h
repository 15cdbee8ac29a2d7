#error <sys/socket.h> cannot be used here: programs in the browser have no network
