#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

namespace program {

/// Appends all that is in the file, or can be read from it, to `bytes`. Throws std::system_error,
/// whose text names the file.
void read_file(const std::string& path, std::vector<char>& bytes);

/// A file to be written as a whole.
class output_file {
 public:
  /// Opens or creates the file, or takes standard output if there is no path. What is in the file
  /// stays until write(). Throws std::system_error.
  explicit output_file(const std::optional<std::string>& path);
  output_file(const output_file&) = delete;
  output_file& operator=(const output_file&) = delete;
  ~output_file();

  /// Makes the bytes of all parts the contents of the file. Throws std::system_error.
  void write(std::span<const std::vector<char>> parts);
  void write(const std::vector<char>& bytes) { write({&bytes, 1}); }

 private:
  std::string path_;
  int descriptor_;
};

}  // namespace program
