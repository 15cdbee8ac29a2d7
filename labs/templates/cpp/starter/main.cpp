#include <iostream>

// The fee of a parcel, in whole sen.
int fee(int grams) {
    return 0;
}

@program@
