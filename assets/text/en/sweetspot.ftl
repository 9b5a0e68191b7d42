# Every word Sweetspot shows, in English. One section per room; keys begin with the room's name.

### Program

program-name = Sweetspot
program-privacy = Your data stays on this computer
