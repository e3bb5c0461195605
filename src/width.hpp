#pragma once

#include <cstddef>
#include <optional>
#include <string>

namespace lend::detail {

/// Why the default arena has the width it has.
struct width_facts {
  std::size_t cores;
  std::size_t in_affinity_mask;
  std::optional<double> cgroup_quota;    ///< in cores
  std::optional<std::string> requested;  ///< LEND_NUM_THREADS as it was found
  std::size_t width;
  std::optional<std::string> requested_reserve;  ///< LEND_RESERVE
  std::size_t reserve;
};

/// As many threads as one arena may have.
inline constexpr std::size_t most_threads = 65'536;

/// Reads the facts of this process. `root` stands before every path, for tests.
width_facts find_width(const std::string& root = "");

/// One line a fact.
std::string explain(const width_facts& facts);

}  // namespace lend::detail
