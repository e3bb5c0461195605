#pragma once

/// Uses a loan that was given away. Throws lend::moved_error.
void use_after_giving();

/// Reads and changes the same numbers at once. Throws lend::overlap_error.
void change_while_reading();
