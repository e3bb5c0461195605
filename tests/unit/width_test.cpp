#include "width.hpp"

#include <doctest/doctest.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <optional>
#include <string>

namespace {

namespace fs = std::filesystem;

/// A machine's /proc and /sys in a folder of its own.
class faked_root {
 public:
  faked_root() : path_(fs::temp_directory_path() / ("lend-width-" + std::to_string(::getpid()))) {}
  faked_root(const faked_root&) = delete;
  faked_root& operator=(const faked_root&) = delete;
  ~faked_root() { fs::remove_all(path_); }

  void write(const std::string& file, const std::string& text) const {
    fs::create_directories((path_ / file).parent_path());
    std::ofstream(path_ / file) << text;
  }
  [[nodiscard]] lend::detail::width_facts facts() const {
    return lend::detail::find_width(path_.string());
  }

 private:
  fs::path path_;
};

/// LEND_NUM_THREADS, put back at the end.
class requested_width {
 public:
  explicit requested_width(const char* value) {
    if (const char* const before = std::getenv(name)) {
      before_ = before;
    }
    if (value == nullptr) {
      ::unsetenv(name);
    } else {
      ::setenv(name, value, 1);
    }
  }
  requested_width(const requested_width&) = delete;
  requested_width& operator=(const requested_width&) = delete;
  ~requested_width() {
    if (before_) {
      ::setenv(name, before_->c_str(), 1);
    } else {
      ::unsetenv(name);
    }
  }

 private:
  static constexpr const char* name = "LEND_NUM_THREADS";
  std::optional<std::string> before_;
};

}  // namespace

TEST_CASE("without a quota the width is that of the affinity mask") {
  const requested_width none(nullptr);
  const faked_root root;
  CHECK(root.facts().width == root.facts().in_affinity_mask);
  CHECK(!root.facts().cgroup_quota);
}

TEST_CASE("a cgroup v2 quota limits the width, rounded up") {
  const requested_width none(nullptr);
  const faked_root root;
  root.write("proc/self/cgroup", "0::/job/task\n");
  root.write("sys/fs/cgroup/job/task/cpu.max", "max 100000\n");
  CHECK(!root.facts().cgroup_quota);
  root.write("sys/fs/cgroup/job/cpu.max", "50000 100000\n");
  CHECK(root.facts().cgroup_quota == 0.5);
  CHECK(root.facts().width == 1);
  root.write("sys/fs/cgroup/job/task/cpu.max", "20000 100000\n");
  CHECK(root.facts().cgroup_quota == 0.2);
  root.write("sys/fs/cgroup/job/task/cpu.max", "nonsense\n");
  CHECK(root.facts().cgroup_quota == 0.5);
}

TEST_CASE("a cgroup v2 quota at the root of a container counts") {
  const requested_width none(nullptr);
  const faked_root root;
  root.write("proc/self/cgroup", "0::/\n");
  root.write("sys/fs/cgroup/cpu.max", "100000 100000\n");
  CHECK(root.facts().cgroup_quota == 1.0);
}

TEST_CASE("a cgroup v1 quota counts too") {
  const requested_width none(nullptr);
  const faked_root root;
  root.write("proc/self/cgroup", "5:memory:/x\n4:cpu,cpuacct:/job\n0::/\n");
  root.write("sys/fs/cgroup/cpu/job/cpu.cfs_quota_us", "-1\n");
  root.write("sys/fs/cgroup/cpu/job/cpu.cfs_period_us", "100000\n");
  CHECK(!root.facts().cgroup_quota);
  root.write("sys/fs/cgroup/cpu/job/cpu.cfs_quota_us", "75000\n");
  CHECK(root.facts().cgroup_quota == 0.75);
  CHECK(root.facts().width == 1);
}

TEST_CASE("LEND_NUM_THREADS decides, unless it is nonsense") {
  const faked_root root;
  {
    const requested_width five("5");
    CHECK(root.facts().width == 5);
    CHECK(lend::detail::explain(root.facts()).find("LEND_NUM_THREADS: 5\n") != std::string::npos);
  }
  for (const char* const nonsense : {"", "0", "-3", "four", "4x", "99999999999999999999999"}) {
    const requested_width value(nonsense);
    CHECK(root.facts().width == root.facts().in_affinity_mask);
    CHECK(lend::detail::explain(root.facts()).find("ignored") != std::string::npos);
  }
}
