#include "width.hpp"

#include <lend/task/seam.hpp>

#include <sched.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstdlib>
#include <fstream>
#include <optional>
#include <sstream>
#include <string>
#include <string_view>
#include <thread>

namespace lend::detail {
namespace {

std::size_t affinity_count(std::size_t cores) {
  // A mask sized for the machine: the fixed cpu_set_t ends at 1024 processors.
  for (std::size_t capacity = 1024; capacity <= 1U << 20U; capacity *= 2) {
    cpu_set_t* const mask = CPU_ALLOC(capacity);
    if (mask == nullptr) {
      return cores;
    }
    const std::size_t bytes = CPU_ALLOC_SIZE(capacity);
    const bool known = sched_getaffinity(0, bytes, mask) == 0;
    const int count = known ? CPU_COUNT_S(bytes, mask) : 0;
    CPU_FREE(mask);
    if (count > 0) {
      return static_cast<std::size_t>(count);
    }
  }
  return cores;
}

std::string between_commas(std::string_view text) {
  std::string result(1, ',');
  result.append(text).push_back(',');
  return result;
}

/// The path of this process in a cgroup hierarchy: "0::/path" for v2, "4:cpu,cpuacct:/path" for v1.
std::optional<std::string> cgroup_path(const std::string& root, std::string_view controller) {
  std::ifstream file(root + "/proc/self/cgroup");
  for (std::string line; std::getline(file, line);) {
    const std::size_t first = line.find(':');
    const std::size_t second = line.find(':', first + 1);
    if (first == std::string::npos || second == std::string::npos) {
      continue;
    }
    const std::string controllers = between_commas(line.substr(first + 1, second - first - 1));
    const std::string wanted = between_commas(controller);
    if (controllers.find(wanted) != std::string::npos) {
      return line.substr(second + 1);
    }
  }
  return std::nullopt;
}

std::optional<double> read_v2(const std::string& folder) {
  std::ifstream file(folder + "/cpu.max");
  std::string quota;
  double period = 0;
  if (!(file >> quota >> period) || quota == "max" || period <= 0) {
    return std::nullopt;
  }
  const double microseconds = std::strtod(quota.c_str(), nullptr);
  return microseconds > 0 ? std::optional(microseconds / period) : std::nullopt;
}

std::optional<double> read_v1(const std::string& folder) {
  std::ifstream quota_file(folder + "/cpu.cfs_quota_us");
  std::ifstream period_file(folder + "/cpu.cfs_period_us");
  double quota = 0;
  double period = 0;
  if (!(quota_file >> quota) || !(period_file >> period) || quota <= 0 || period <= 0) {
    return std::nullopt;
  }
  return quota / period;
}

/// The smallest quota on the way from `path` up to the root of the hierarchy at `mount`.
template <class Read>
std::optional<double> smallest_quota(const std::string& mount, std::string path, Read read) {
  std::optional<double> smallest;
  for (;;) {
    if (const auto quota = read(mount + path); quota && (!smallest || *quota < *smallest)) {
      smallest = quota;
    }
    const std::size_t slash = path.rfind('/');
    if (slash == std::string::npos) {
      return smallest;
    }
    path.resize(slash);
  }
}

std::optional<double> cgroup_quota(const std::string& root) {
  if (const auto path = cgroup_path(root, "")) {
    if (const auto quota = smallest_quota(root + "/sys/fs/cgroup", *path, read_v2)) {
      return quota;
    }
  }
  if (const auto path = cgroup_path(root, "cpu")) {
    return smallest_quota(root + "/sys/fs/cgroup/cpu", *path, read_v1);
  }
  return std::nullopt;
}

/// A number of threads, or nothing if `text` is not one.
std::optional<std::size_t> parse_threads(const std::string& text, std::size_t least) {
  std::size_t threads = 0;
  const char* const end = text.data() + text.size();
  const auto [rest, error] = std::from_chars(text.data(), end, threads);
  if (error != std::errc() || rest != end || threads < least || threads > most_threads) {
    return std::nullopt;
  }
  return threads;
}

std::optional<std::size_t> parse_width(const std::string& text) { return parse_threads(text, 1); }
std::optional<std::size_t> parse_reserve(const std::string& text) { return parse_threads(text, 0); }

/// One line about a variable of the environment.
void explain(std::ostream& text, const char* name, const std::optional<std::string>& requested,
             std::optional<std::size_t> (*parse)(const std::string&)) {
  text << name << ": ";
  if (!requested) {
    text << "not set\n";
  } else if (parse(*requested)) {
    text << *requested << '\n';
  } else {
    text << "ignored, no number of threads: " << *requested << '\n';
  }
}

}  // namespace

width_facts find_width(const std::string& root) {
  width_facts facts{};
  facts.cores = std::max<std::size_t>(1, std::thread::hardware_concurrency());
  facts.in_affinity_mask = affinity_count(facts.cores);
  facts.cgroup_quota = cgroup_quota(root);
  facts.width = facts.in_affinity_mask;
  if (facts.cgroup_quota) {
    const auto whole = static_cast<std::size_t>(std::ceil(*facts.cgroup_quota));
    facts.width = std::max<std::size_t>(1, std::min(facts.width, whole));
  }
  if (const char* const requested = std::getenv("LEND_NUM_THREADS")) {
    facts.requested = requested;
    facts.width = parse_width(*facts.requested).value_or(facts.width);
  }
  facts.reserve = default_reserve;
  if (const char* const requested = std::getenv("LEND_RESERVE")) {
    facts.requested_reserve = requested;
    facts.reserve = parse_reserve(*facts.requested_reserve).value_or(default_reserve);
  }
  return facts;
}

std::string explain(const width_facts& facts) {
  std::ostringstream text;
  text << "cores: " << facts.cores << '\n'
       << "affinity mask: " << facts.in_affinity_mask << '\n'
       << "cgroup quota: ";
  if (facts.cgroup_quota) {
    text << *facts.cgroup_quota << " cores\n";
  } else {
    text << "none\n";
  }
  explain(text, "LEND_NUM_THREADS", facts.requested, parse_width);
  explain(text, "LEND_RESERVE", facts.requested_reserve, parse_reserve);
  return text.str();
}

}  // namespace lend::detail
