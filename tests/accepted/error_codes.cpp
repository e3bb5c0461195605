#include <lend/lend.hpp>

#include <filesystem>
#include <system_error>
#include <vector>

std::error_code try_to_measure(const std::filesystem::path& file) {
  std::error_code error;
  std::filesystem::create_directory(file / "part", error);
  return error;
}

int main() {
  const std::vector<std::filesystem::path> files{"/dev/null", "/dev/zero"};
  std::vector<std::error_code> errors(files.size());
  lend::transform(files, errors, try_to_measure);
  for (const std::error_code& error : errors) {
    if (error != std::errc::not_a_directory) return 1;
  }
  return 0;
}
