package words

// Bullets are signs in front of the entries of lists, which say nothing of them.
const Bullets = "•·‣⁃◦▪▫■□●○◆◇❖▸▹►▶➤→➔➜➡⇒"
