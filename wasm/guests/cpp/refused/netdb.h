#error <netdb.h> cannot be used here: programs in the browser have no network
