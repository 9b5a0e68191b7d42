# Every word Sweetspot shows, in English. One section per room; keys begin with the room's name.

### Program

program-name = Sweetspot
program-privacy = Your data stays on this computer

### Text: numbers, dates, lists

number-thousands = { $number }k
number-millions = { $number }M
date-day = { $day } { $month } { $year }
date-month = { $month } { $year }
date-period = { $from } – { $to }
date-january = Jan
date-february = Feb
date-march = Mar
date-april = Apr
date-may = May
date-june = Jun
date-july = Jul
date-august = Aug
date-september = Sep
date-october = Oct
date-november = Nov
date-december = Dec
list-and = { $first } and { $last }
