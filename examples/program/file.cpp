#include "file.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstddef>
#include <system_error>
#include <utility>

namespace program {
namespace {

constexpr std::size_t read_buffer = std::size_t{1} << 20;

[[noreturn]] void fail(const std::string& path) {
  throw std::system_error(errno, std::generic_category(), path);
}

/// A file that is closed at the end of the scope.
class opened {
 public:
  opened(const std::string& path, int flags) : descriptor_(::open(path.c_str(), flags, 0666)) {
    if (descriptor_ < 0) fail(path);
  }
  opened(const opened&) = delete;
  opened& operator=(const opened&) = delete;
  ~opened() { ::close(descriptor_); }

  [[nodiscard]] int descriptor() const { return descriptor_; }

 private:
  int descriptor_;
};

std::size_t size_of(int descriptor) {
  struct stat about = {};
  return ::fstat(descriptor, &about) == 0 && S_ISREG(about.st_mode)
             ? static_cast<std::size_t>(about.st_size)
             : 0;
}

void write_all(int descriptor, std::span<const char> bytes, const std::string& path) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(descriptor, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) fail(path);
    bytes = bytes.subspan(static_cast<std::size_t>(written));
  }
}

}  // namespace

void read_file(const std::string& path, std::vector<char>& bytes) {
  const opened file(path, O_RDONLY | O_CLOEXEC);
  std::size_t filled = bytes.size();
  // One byte more than the file has: the end is seen without growing once again.
  std::size_t room = std::max(size_of(file.descriptor()) + 1, read_buffer);
  for (;;) {
    bytes.resize(filled + room);
    const ssize_t count = ::read(file.descriptor(), bytes.data() + filled, room);
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) fail(path);
    if (count == 0) break;
    filled += static_cast<std::size_t>(count);
    if (bytes.size() == filled) {
      room = std::max(filled / 2, read_buffer);
    } else {
      room = bytes.size() - filled;
    }
  }
  bytes.resize(filled);
}

output_file::output_file(const std::optional<std::string>& path)
    : path_(path.value_or("standard output")), descriptor_(STDOUT_FILENO) {
  if (path) descriptor_ = ::open(path_.c_str(), O_WRONLY | O_CREAT | O_CLOEXEC, 0666);
  if (descriptor_ < 0) fail(path_);
}

output_file::~output_file() {
  if (descriptor_ != STDOUT_FILENO) ::close(descriptor_);
}

void output_file::write(std::span<const std::vector<char>> parts) {
  // A device or a pipe cannot be shortened, and need not be.
  if (descriptor_ != STDOUT_FILENO && size_of(descriptor_) > 0 &&
      ::ftruncate(descriptor_, 0) != 0) {
    fail(path_);
  }
  for (const std::vector<char>& part : parts) write_all(descriptor_, part, path_);
  // The last errors of a file show when it is closed.
  if (::close(::dup(descriptor_)) != 0) fail(path_);
}

}  // namespace program
