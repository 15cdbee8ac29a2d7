#pragma once
// The containers that a program's variables lead to, told as changes. Each gets a number when it is first met and keeps it
// until it is freed, so that two names for one list are seen to be one list; a number is never given twice. Nothing is kept
// alive by being shown, and nothing of the learner's is called.
//
// Bounded: so many objects, cells and bytes are looked at in a step; what is beyond stays as it was last told.

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "encode_object.hpp"
#include "python_api.hpp"

namespace bengkel::python {

/// Appends an unsigned LEB128.
void append_number(std::string& out, std::uint64_t number);

/// Texts that stand for themselves once and are numbers from then on.
class Names {
  public:
    [[nodiscard]] std::uint32_t number_of(std::string_view name);
    /// Of a str.
    [[nodiscard]] std::uint32_t number_of(PyObject* name);
    [[nodiscard]] const std::vector<std::string>& all() const { return all_; }
    [[nodiscard]] std::size_t bytes() const { return bytes_; }

  private:
    struct Hash {
        using is_transparent = void;
        std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>()(text); }
    };
    std::unordered_map<std::string, std::uint32_t, Hash, std::equal_to<>> numbers_;
    std::vector<std::string> all_;
    std::size_t bytes_ = 0;
};

/// The changes of a step (README.md).
enum class Change : std::uint8_t {
    Set = 0,
    Gone = 1,
    OuterSet = 2,
    OuterGone = 3,
    Object = 4,
    Splice = 5,
    Freed = 6,
    Left = 7,
};

/// One at a time: it learns from the interpreter what is freed.
class ShownObjects {
  public:
    ShownObjects(const KnownTypes& known, Names& names);
    ~ShownObjects();
    ShownObjects(const ShownObjects&) = delete;
    ShownObjects& operator=(const ShownObjects&) = delete;

    /// Appends a value: a reference to a container, which is looked at with the next changes, or anything else as a tagged
    /// value.
    void put_value(std::string& out, PyObject* object);
    /// Appends what has been freed. Returns how many changes that is.
    std::uint32_t put_freed(std::string& out);
    /// Appends what is new in the containers that were referred to since the last time, and in those that they refer to.
    std::uint32_t put_changes(std::string& out);

  private:
    /// No number of any value tag.
    enum class Kind : std::uint8_t { None = 0, List = 7, Tuple = 8, Set = 9, Map = 10, Instance = 11 };
    struct Cells {
        std::string bytes;
        std::vector<std::uint32_t> ends;
        std::size_t size = 0;  ///< of the container, in items or entries; more than there are cells for when it is large

        void clear() {
            bytes.clear();
            ends.clear();
            size = 0;
        }
    };
    struct Shown {
        std::uint32_t id = 0;
        std::uint32_t looked_at = 0;  ///< in which step
        bool is_described = false;
        Cells cells;
    };

    template <std::size_t Number>
    static void forget_and_free(PyObject* object);
    void hook(bool is_on);
    void forget(PyObject* object);

    [[nodiscard]] bool is_followed(PyTypeObject* type) const;
    [[nodiscard]] Kind kind_of(PyObject* object) const;
    void put_scalar(std::string& out, PyObject* object);
    void put_cell(Cells& cells, PyObject* object);
    void read_cells(Cells& cells, PyObject* object, Kind kind);
    void read_attributes(Cells& cells, PyObject* object);
    bool put_change(std::string& out, PyObject* object, Kind kind, const Shown& before, const Cells& now);

    static inline ShownObjects* active = nullptr;

    const KnownTypes& known_;
    Names& names_;
    std::unordered_map<PyObject*, Shown> objects_;
    std::vector<PyObject*> queue_;
    Cells now_;  ///< of the object that is looked at
    std::vector<std::uint32_t> freed_;
    std::uint32_t last_id_ = 0;
    std::uint32_t step_ = 0;
};

}  // namespace bengkel::python
