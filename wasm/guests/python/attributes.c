#define Py_BUILD_CORE
#include "attributes.h"

#include <internal/pycore_dict.h>
#include <internal/pycore_object.h>

void each_attribute(PyObject* object, UseAttribute use, void* context) {
    const PyDictValues* values = *_PyObject_ValuesPointer(object);
    if (values != NULL) {
        PyDictKeysObject* keys = ((PyHeapTypeObject*)Py_TYPE(object))->ht_cached_keys;
        // In front of the values stands their number, and in front of that the order in which they were set.
        const uint8_t* count = (const uint8_t*)values - 2;
        for (int i = 1; i <= *count; ++i) {
            PyObject* value = values->values[count[-i]];
            if (value != NULL) use(context, DK_UNICODE_ENTRIES(keys)[count[-i]].me_key, value);
        }
        return;
    }
    PyObject* attributes = *_PyObject_ManagedDictPointer(object);
    Py_ssize_t position = 0;
    PyObject* name = NULL;
    PyObject* value = NULL;
    if (attributes == NULL) return;
    while (PyDict_Next(attributes, &position, &name, &value)) use(context, name, value);
}
