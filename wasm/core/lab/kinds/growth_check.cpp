// "growth": what a function of the learner's costs is measured over growing sizes, and may grow so fast.

#include "lab/generate_value.hpp"
#include "lab/lab_format.hpp"
#include "lab/read_check.hpp"
#include "lab/read_generator.hpp"

namespace bengkel {
namespace {

/// From the first size to the largest there must be room for what tells classes apart.
constexpr std::int64_t kLeastSpan = 16;
constexpr std::int64_t kLeastFirst = 4;

void read_sizes(const JsonReader& check, GrowthCheck& growth) {
    const auto sizes = check.find("sizes");
    if (!sizes) return;
    sizes->expect_keys(lab_keys::kSizes);
    growth.first_size = sizes->integer_or("first", growth.first_size, kLeastFirst, kMaximumSize / kLeastSpan);
    growth.most_size = sizes->integer_or("most", growth.most_size, kLeastSpan * growth.first_size, kMaximumSize);
}

}  // namespace

void read_check_kind(const JsonReader& reader, const CheckContext& context, GrowthCheck& check) {
    reader.expect_keys(lab_keys::kGrowthCheck);
    check.file = read_checked_file(reader, context);
    check.function = read_function(reader, context);
    read_sizes(reader, check);
    check.args = read_args(reader, context.language, kLeastSpan * check.first_size, 0);
    if (const auto at_most = reader.member("atMost"))
        check.at_most = static_cast<Growth>(read_word(*at_most, lab_words::kGrowths));
    if (const auto say = reader.find("say")) check.say = read_localised(*say, context.locales);
}

}  // namespace bengkel
